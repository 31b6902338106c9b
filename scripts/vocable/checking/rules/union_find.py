"""Union-find: elements joined into groups."""


class Groups:
    """Places joined into groups: nearly constant time a join."""

    def __init__(self) -> None:
        self.parents: list[int] = []

    def add(self) -> int:
        """Make a place that is a group of its own."""
        self.parents.append(len(self.parents))
        return len(self.parents) - 1

    def root(self, place: int) -> int:
        """Give the place that stands for the whole group."""
        parents = self.parents
        while (parent := parents[place]) != place:
            # Every other step of the way is cut short for who comes next.
            parents[place] = place = parents[parent]
        return place

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        self.parents[self.root(one)] = self.root(other)
