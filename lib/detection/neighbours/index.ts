export { rankNeighbours } from "./rank-neighbours";
export { WhyLinkedQuery, whyLinked } from "./why-linked";
