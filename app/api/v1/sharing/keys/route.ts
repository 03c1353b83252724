import { database } from "@/lib/db";
import { openRoute } from "@/lib/http";
import { publishedKeys } from "@/lib/indicators";

/** For everybody who was given a bundle: whoever verifies one needs no account here. */
export const GET = openRoute(() => publishedKeys(database()));
