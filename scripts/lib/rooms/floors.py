"""Whether the imports of a crate point down: no circle of rooms, and none that imports from a higher floor."""


def findings(crate, edges, unknown, floors, shown):
    """One line for each import that is not allowed; `floors` is the crate's part of scripts/floors.toml."""
    for file, name in unknown:
        yield f"{shown(file)}: imports {name}, which the root of {crate} declares above all rooms; move it into a room"
    for room in sorted(edges.keys() - floors.keys()):
        yield f"{crate}: the room {room} has no floor; give it one in scripts/floors.toml"
    for room in sorted(floors.keys() - edges.keys()):
        yield f"{crate}: scripts/floors.toml has the room {room}, and the sources do not; take it out"
    for room in sorted(edges):
        for target in sorted(edges[room]):
            here, there = floors.get(room), floors.get(target)
            if here is not None and there is not None and here < there:
                file = shown(min(edges[room][target]))
                yield f"{file}: {room} (floor {here}) imports {target} (floor {there}); a floor may import from lower ones only"
    for circle in circles(edges):
        yield f"{crate}: the rooms {' and '.join(circle)} import each other in a circle"


def circles(edges):
    """The sets of rooms of which each reaches each other, as sorted lists."""
    reach = {room: reachable(room, edges) for room in edges}
    seen = set()
    for room in sorted(edges):
        if room in reach[room] and room not in seen:
            circle = sorted(other for other in reach[room] if room in reach[other])
            seen.update(circle)
            yield circle


def reachable(room, edges):
    found, todo = set(), list(edges[room])
    while todo:
        next_room = todo.pop()
        if next_room not in found:
            found.add(next_room)
            todo.extend(edges.get(next_room, ()))
    return found


def lowest(edges):
    """The lowest floor that each room can have, counted from 1: for a new table."""
    floors = {}

    def floor(room, path=()):
        if room in path:
            return 0
        if room not in floors:
            floors[room] = 1 + max((floor(target, (*path, room)) for target in edges[room]), default=0)
        return floors[room]

    return {room: floor(room) for room in edges}
