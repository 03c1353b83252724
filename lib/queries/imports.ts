import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  FilePreview,
  type IngestKind,
  largestParquetPreview,
  type Mapping,
  ProfileList,
  ProfileView,
  previewBytes,
  RejectView,
  type SaveMapping,
} from "@/lib/ingest/contract";
import { readJson, request, sendJson } from "./fetch";
import { keys } from "./keys";
import { ProblemError } from "./problem";
import { path, urlWith } from "./url";

/** How a file is to be read: by a profile, by a mapping, or as its first bytes tell. */
export interface FileChoice {
  kind: IngestKind;
  profile?: string | undefined;
  mapping?: Mapping | undefined;
}

export const queryOfChoice = ({ kind, profile, mapping }: FileChoice) => ({
  kind,
  profile: mapping === undefined ? profile : undefined,
  mapping: mapping === undefined ? undefined : JSON.stringify(mapping),
});

export const profilesQuery = () =>
  queryOptions({
    queryKey: keys.profiles,
    queryFn: ({ signal }) => readJson(ProfileList, "/api/profiles", { signal }),
  });

/** What the first records of a file would become. The last answer stays while the next is on its way. */
export const previewQuery = (file: File, choice: FileChoice) =>
  queryOptions({
    queryKey: keys.preview(fileKey(file), choice),
    queryFn: async ({ signal }) => {
      const { body, whole } = await startOf(file);
      const url = urlWith("/api/v1/previews", { ...queryOfChoice(choice), source: file.name, whole });
      return readJson(FilePreview, url, { method: "POST", body, headers: await headersOf(file), signal });
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const fileKey = ({ name, size, lastModified }: File): string => `${name}/${size}/${lastModified}`;

const headOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.slice(0, 4).arrayBuffer());

/** The bytes say what they are; only compression has to be said. */
export async function headersOf(file: File): Promise<Record<string, string>> {
  const [first, second] = await headOf(file);
  const isGzip = first === 0x1f && second === 0x8b;
  return { "content-type": "application/octet-stream", ...(isGzip ? { "content-encoding": "gzip" } : {}) };
}

/** As much of a file as a preview needs: Parquet has its table of contents at the end. */
async function startOf(file: File): Promise<{ body: Blob; whole: boolean }> {
  const isParquet = new TextDecoder().decode(await headOf(file)) === "PAR1";
  if (isParquet && file.size > largestParquetPreview) {
    throw new ProblemError({
      status: 0,
      title: "Too large for a preview",
      detail:
        "A Parquet file is read from its end and would have to be sent whole. Try the mapping on a smaller file of the same columns, then import this one.",
    });
  }
  const body = isParquet ? file : file.slice(0, previewBytes);
  return { body, whole: body.size === file.size };
}

/** Rejected lines that a page shows; all of them are in the download. */
export const shownRejects = 500;

export const rejectsQuery = (batchId: string) =>
  queryOptions({
    queryKey: keys.rejects(batchId),
    queryFn: async ({ signal }) => {
      const answer = await request(path`/api/v1/batches/${batchId}/rejects`, { signal });
      return RejectView.array().parse(await firstLines(answer, shownRejects));
    },
  });

async function firstLines(answer: Response, most: number): Promise<unknown[]> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const lines: string[] = [];
  let rest = "";
  for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read()) {
    const pieces = `${rest}${read.value}`.split("\n");
    rest = pieces.pop() ?? "";
    lines.push(...pieces);
    if (lines.length >= most) break;
  }
  await reader?.cancel();
  return lines.slice(0, most).map((line) => JSON.parse(line));
}

export const saveMappingMutation = () =>
  mutationOptions({
    mutationKey: [...keys.profiles, "save"],
    mutationFn: (input: SaveMapping) => sendJson(ProfileView, "/api/profiles", input),
  });

export const removeMappingMutation = () =>
  mutationOptions({
    mutationKey: [...keys.profiles, "remove"],
    mutationFn: (id: string) => sendJson(ProfileView, path`/api/profiles/${id}/remove`),
  });
