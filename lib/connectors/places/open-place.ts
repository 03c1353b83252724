import type { Context } from "@/lib/command";
import { Place } from "../contract";
import type { StoredConnector } from "../store/connectors";
import { openBucket } from "./bucket";
import { openDirectory } from "./directory";
import type { OpenPlace } from "./place";

export function openPlace(ctx: Context, connector: Pick<StoredConnector, "place">): OpenPlace {
  const place = Place.parse(connector.place);
  return place.type === "directory" ? openDirectory(place) : openBucket(ctx.warehouse, place);
}
