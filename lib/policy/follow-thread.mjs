// The door into the thread: plain JavaScript, since a thread of its own does not read TypeScript until it is told how.
import { register } from "tsx/esm/api";

register();
await import("./follow.ts");
