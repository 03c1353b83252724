import { isoSeconds } from "../calendar/calendar";
import type { ModelRelease } from "../models/releases";

export const releaseLines = (releases: readonly ModelRelease[]): string =>
  releases
    .map(({ model, releasedAt, retiredAt, replaces }) =>
      JSON.stringify({
        model,
        released_at: isoSeconds(releasedAt),
        retired_at: retiredAt === null ? undefined : isoSeconds(retiredAt),
        replaces: replaces ?? undefined,
      }),
    )
    .map((line) => `${line}\n`)
    .join("");
