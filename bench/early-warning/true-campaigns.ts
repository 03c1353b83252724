import { readFile } from "node:fs/promises";
import type { CampaignParameters, SimulationFiles } from "@/lib/simulator";
import { readSubjects } from "../quality/read-subjects";
import { grouped } from "../quality/subjects";
import { readLines } from "../read-lines";
import type { TrueCampaign } from "./warning";

/** The campaigns of a world that extract anything, with when they did. */
export async function readTrueCampaigns(files: SimulationFiles, seed: number): Promise<TrueCampaign[]> {
  const subjects = await readSubjects(files, seed, new Map());
  const measured = JSON.parse(await readFile(files.campaigns, "utf8")) as (CampaignParameters & {
    measured: { firstExtraction: string | null } | null;
  })[];
  const hours = await readLines<{ campaign: string; hour: string; exchanges: number }>(files.extraction);
  const members = grouped(
    subjects.filter(({ extracts }) => extracts),
    ({ campaign }) => campaign ?? "",
  );
  return members.flatMap(([name, own]) => {
    const id = name.slice(name.indexOf("/") + 1);
    const began = measured.find((one) => one.id === id)?.measured?.firstExtraction;
    if (began === undefined || began === null) return [];
    return {
      seed,
      id,
      kind: own[0]?.kind ?? "",
      difficulty: own[0]?.difficulty ?? "",
      accounts: own.map(({ account }) => account),
      began: Date.parse(began),
      extraction: hours
        .filter(({ campaign }) => campaign === id)
        .map(({ hour, exchanges }) => ({ at: Date.parse(hour), exchanges })),
    };
  });
}
