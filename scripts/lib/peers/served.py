"""A peer that answers: where, after how long, and by which processes."""

from dataclasses import dataclass

from .memory import pss_mb


@dataclass(frozen=True)
class Served:
    """An address that answers, the milliseconds from the start to the first answer, and the processes behind it."""

    url: str
    first_answer_ms: float
    processes: tuple

    def memory_mb(self):
        return pss_mb(*self.processes)
