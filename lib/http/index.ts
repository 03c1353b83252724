export { attachment } from "./attachment";
export { checkHealth, type Health } from "./health";
export { liveStream } from "./live/stream";
export { ndjson } from "./ndjson";
export { pageContext } from "./page-context";
export { asDomainError, type Problem, problemOf, problemResponse } from "./problem";
export { queryOf } from "./query-of";
export { mostSeedBytes, readJson, readText } from "./read-json";
export { contextOf, openRoute, type Params, type RouteHandler, route } from "./route";
