import schema from "@/docs/evidence.schema.json";
import { openRoute } from "@/lib/http";

/** For everybody who was given a bundle. */
export const GET = openRoute(() => schema);
