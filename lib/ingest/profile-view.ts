import { Mapping, type ProfileView } from "./contract";
import type { Profile } from "./profiles/profile";
import type { SavedMapping } from "./store/mappings";

export const builtInView = ({ name, title, about, kind, mapping }: Profile): ProfileView => ({
  name,
  title,
  about,
  kind,
  mapping,
  builtIn: true,
});

export const savedView = ({ id, name, kind, mapping, version, savedAt }: SavedMapping): ProfileView => ({
  name,
  title: name,
  about: `Saved, version ${version} of ${savedAt.toISOString().slice(0, 10)}.`,
  kind,
  mapping: Mapping.parse(mapping),
  builtIn: false,
  id,
  version,
});
