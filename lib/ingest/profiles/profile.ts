import { z } from "zod";
import { IngestKind } from "../choices";
import { faultsOfMapping, Mapping, ProfileName, SourcePath } from "../mapping/contract";

/** A mapping that comes with Stillwatch. */
export const Profile = z
  .strictObject({
    name: ProfileName,
    title: z.string(),
    about: z.string(),
    kind: IngestKind,
    /** Fields by which a record is told; all of one group have to be there. */
    marks: z.array(z.array(SourcePath).min(2)).min(1),
    mapping: Mapping,
  })
  .refine(({ kind, mapping }) => faultsOfMapping(kind, mapping).length === 0, "its mapping does not fit its kind");
export type Profile = z.infer<typeof Profile>;
