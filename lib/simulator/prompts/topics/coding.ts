import { grammar } from "../grammar";

export const coding = grammar(
  `
  Write a {language} function that {task} for {data}, with {constraint}.
  My {language} code {failure} when {data} has more than {#10-9000} rows:⏎⏎\`\`\`⏎def {name}_{#1-99}({arg}):⏎    result = []⏎    for {arg}_item in {arg}:⏎        if {arg}_item.{field} > {#1-500}:⏎            result.append({arg}_item)⏎    return result⏎\`\`\`⏎What is wrong?
  Refactor this so that it {task} and has {constraint}:⏎\`\`\`⏎const {name} = ({arg}) => {arg}.reduce((acc, x) => ({ ...acc, [x.{field}]: x }), {});⏎\`\`\`
  {language}: {failure}, line {#3-900} in {name}.{extension}. I am on version {#1-20}.{#0-12}
  How do I {task} in {language} without {constraint}?
  Review my {tool} config: it {failure} on the {#2-40}th run and I need {constraint}
  Write unit tests for a {name} service in {language}: it {task}, and must handle {edge} and {edge}.
  Design a database schema for {data} with {field}, {field} and history; about {#1-80} million rows, {constraint}.
  Translate this query into {language}: SELECT {field}, count(*) FROM {name}_{arg} WHERE {field} > {#1-1000} GROUP BY {field}
  explain what this regex does and make it handle {edge}: ^({name}|{arg})-[0-9]{{#2-9}}$
  Implement {algorithm} in {language} over {data}; target O({#1-3}·n log n), {constraint}.
  Port {#20-900} lines from {language} to {language}: the part that {task}. What are the traps with {edge}?
  why is my {tool} build {failure}? cache is {#1-60} GB and CI has {#2-16} cores
  `,
  {
    language: "Python|TypeScript|Go|Rust|Java|C#|Kotlin|Ruby|SQL|Bash|Swift|Elixir|C++|PHP|Haskell|R",
    task: "parses nested dates|merges overlapping intervals|deduplicates records|streams a file in chunks|retries with backoff|validates input|paginates results|computes rolling averages|flattens a tree|diffs two versions|throttles callers|encodes varints|groups events by session|resolves dependencies|evicts the oldest entries|renders a table",
    data: "sensor readings|invoices|chess games|genome reads|bus timetables|log lines|playlists|lab results|map tiles|chat transcripts|parking permits|recipes|auction bids|satellite images|tax forms|weather alerts",
    constraint:
      "constant memory|no third-party packages|full type hints|good error messages|thread safety|a property-based test|idempotent retries|zero downtime|deterministic output|structured logs|no recursion|backpressure",
    failure:
      "throws a null reference|hangs|returns duplicates|runs out of memory|is slow|loses the last element|deadlocks|prints NaN|fails only in CI|leaks handles",
    name: "parser|ledger|router|catalog|worker|planner|indexer|broker|mailer|importer|tracker|resolver|sampler|folder",
    arg: "items|rows|events|tokens|nodes|orders|frames|edges",
    field: "price|created|owner|score|depth|status|weight|region|latency|version",
    extension: "py|ts|go|rs|java|kt|rb",
    tool: "docker|webpack|terraform|cmake|gradle|nginx|pytest|kubernetes|eslint|bazel",
    edge: "empty input|leap seconds|surrogate pairs|negative zero|time zones|duplicate keys|very long lines|concurrent writers|partial failures|byte order marks",
    algorithm:
      "Dijkstra|a trie|union-find|consistent hashing|a bloom filter|topological sort|a skip list|edit distance|reservoir sampling|a segment tree|k-means|a suffix array|minimum spanning tree|a ring buffer",
  },
);
