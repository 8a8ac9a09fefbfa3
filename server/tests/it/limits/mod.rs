//! What a client can cost at most: bytes that are taken from it, places that it holds, bytes that it is sent.

mod answers;
mod headers;
mod shapes;
mod sockets;
mod uploads;
