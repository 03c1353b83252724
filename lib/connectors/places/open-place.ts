import { Place } from "../contract";
import type { StoredConnector } from "../store/connectors";
import { openDirectory } from "./directory";
import type { OpenPlace } from "./place";

export const openPlace = ({ place }: Pick<StoredConnector, "place">): OpenPlace => openDirectory(Place.parse(place));
