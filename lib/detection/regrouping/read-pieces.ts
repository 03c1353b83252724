import type { Database } from "@/lib/db";
import { readHomes, readJoined, readPlaced, regroupedState } from "../store/regrouping";
import { nothingRegrouped, type StandingPieces } from "./pieces";

/** What people merged and split, and nobody has taken back. */
export async function readPieces(db: Database): Promise<StandingPieces> {
  const state = await regroupedState(db);
  const pieceOf = await readPlaced(db);
  if (pieceOf.size === 0) return { ...nothingRegrouped, state };
  const pieces = [...new Set(pieceOf.values())];
  return { state, pieceOf, joined: await readJoined(db, pieces), homeOf: await readHomes(db, pieces) };
}
