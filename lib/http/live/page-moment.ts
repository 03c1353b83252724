import { cache } from "react";
import { database } from "@/lib/db";
import { readMoment } from "./store";

/** The moment that a server-rendered page shows, taken once per request, before the page reads anything. */
export const pageMoment = cache((): Promise<string> => readMoment(database()));
