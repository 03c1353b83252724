import type { CollectionRow } from "../store/collections";
import { mostEnvelopeBytes } from "./limits";

/** The media types of TAXII 2.1 and of the objects within. */
export const taxiiType = "application/taxii+json;version=2.1";
export const stixType = "application/stix+json;version=2.1";

export const discoveryPath = "/taxii2/";
/** There is one API root: what differs between partners are their collections. */
export const rootPath = "/taxii2/root/";

export const discoveryResource = {
  title: "Stillwatch",
  description: "Indicators of distillation campaigns, for partners with an agreement.",
  default: rootPath,
  api_roots: [rootPath],
};

export const rootResource = {
  title: "Stillwatch",
  description: "Collections of one partner each, by marking.",
  versions: [taxiiType],
  max_content_length: mostEnvelopeBytes,
};

export const collectionResource = ({ id, title, description, canRead, canWrite }: CollectionRow) => ({
  id,
  title,
  ...(description !== "" && { description }),
  can_read: canRead,
  can_write: canWrite,
  media_types: [stixType],
});
