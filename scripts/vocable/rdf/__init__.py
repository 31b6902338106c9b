"""RDF as such: files are parsed into a graph, queried, and serialized."""
