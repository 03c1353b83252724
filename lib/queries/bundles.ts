import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type AcknowledgeDelivery,
  BundleExportView,
  type BundleFormat,
  BundlePreview,
  type BundleRequest,
  type ExportBundle,
  type ExportSetBundles,
  IndicatorReviewView,
  type MarkCampaign,
  type ReadWrapper,
  type ReleaseWrapper,
  SetBundlePreview,
  type SetBundleRequest,
  SetBundles,
  type SettleIndicator,
} from "@/lib/indicators/contract";
import { readJson, request, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** The delivery ledger of one campaign. */
export const bundleExportsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "exports"],
    queryFn: ({ signal }) =>
      readJson(z.array(BundleExportView), path`/api/campaigns/${campaignId}/exports`, { signal }),
  });

/** The delivery ledger of all campaigns, or what is to be taken back and still live at a partner. */
export const ledgerOfSharingQuery = (stillLive: boolean) =>
  queryOptions({
    queryKey: [...keys.sharing, stillLive],
    queryFn: ({ signal }) =>
      readJson(z.array(BundleExportView), urlWith("/api/exports", stillLive ? { stillLive } : {}), { signal }),
  });

export const indicatorReviewsQuery = () =>
  queryOptions({
    queryKey: [...keys.sharing, "reviews"],
    queryFn: ({ signal }) => readJson(z.array(IndicatorReviewView), "/api/indicator-reviews", { signal }),
  });

/** What a bundle would hold. It is asked anew for every choice, and writes nothing. */
export const bundlePreviewQuery = ({ campaignId, ...wanted }: BundleRequest) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "bundle", wanted],
    queryFn: ({ signal }) =>
      readJson(BundlePreview, path`/api/campaigns/${campaignId}/bundle/preview`, { signal, ...posted(wanted) }),
  });

/** The same of a set, campaign by campaign. */
export const setBundlePreviewQuery = ({ setId, ...wanted }: SetBundleRequest) =>
  queryOptions({
    queryKey: [...keys.set(setId), "bundles", wanted],
    queryFn: ({ signal }) =>
      readJson(SetBundlePreview, path`/api/sets/${setId}/bundles/preview`, { signal, ...posted(wanted) }),
  });

const nameIn = (header: string | null) => header?.match(/filename="?([^";]+)"?/)?.[1] ?? "bundle.json";

export interface TakenFile {
  name: string;
  file: Blob;
}

export const fileIn = async (response: Response): Promise<TakenFile> => ({
  name: nameIn(response.headers.get("content-disposition")),
  file: await response.blob(),
});

/** A bundle and the signed statement that lies beside it; the latter is there once the former is taken. */
async function withSignature(response: Response, exportId: string): Promise<TakenFile[]> {
  const bundle = await fileIn(response);
  return [bundle, await fileIn(await request(path`/api/exports/${exportId}/signature`))];
}

const posted = (input: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(input),
});

/** The bundle as a file with the name that the server gives it, and its signature. */
export const exportBundleMutation = () =>
  mutationOptions({
    mutationKey: ["bundle", "export"],
    mutationFn: async ({ campaignId, ...input }: ExportBundle) => {
      const response = await request(path`/api/campaigns/${campaignId}/bundle`, posted(input));
      return withSignature(response, response.headers.get("x-stillwatch-export") ?? "");
    },
  });

/** What a set has of each campaign, with the signatures, one file after the other; what was approved stays in the ledger if a file fails. */
export const exportSetBundlesMutation = () =>
  mutationOptions({
    mutationKey: ["set", "share"],
    mutationFn: async ({ setId, ...input }: ExportSetBundles) => {
      const { exports } = await sendJson(SetBundles, path`/api/sets/${setId}/bundles`, input);
      const files: TakenFile[] = [];
      for (const { id } of exports) files.push(...(await takenFile(id, input.format ?? "stix")));
      return files;
    },
  });

const takenFile = async (exportId: string, format: BundleFormat): Promise<TakenFile[]> =>
  withSignature(await request(path`/api/exports/${exportId}/file`, posted({ format })), exportId);

/** A bundle of the ledger once more, or a recall, with its signature. */
export const takeFileMutation = () =>
  mutationOptions({
    mutationKey: ["bundle", "take"],
    mutationFn: ({ exportId, format }: { exportId: string; format: BundleFormat }) => takenFile(exportId, format),
  });

export const acknowledgeMutation = () =>
  mutationOptions({
    mutationKey: ["bundle", "acknowledge"],
    mutationFn: ({ exportId, ...said }: AcknowledgeDelivery) =>
      sendJson(BundleExportView, path`/api/exports/${exportId}/acknowledge`, said),
  });

export const settleIndicatorMutation = () =>
  mutationOptions({
    mutationKey: ["indicator", "settle"],
    mutationFn: ({ reviewId, ...said }: SettleIndicator) =>
      sendJson(z.object({ partners: z.array(z.string()) }), path`/api/indicator-reviews/${reviewId}/settle`, said),
  });

export const markCampaignMutation = () =>
  mutationOptions({
    mutationKey: ["campaign", "mark"],
    mutationFn: ({ campaignId, ...said }: MarkCampaign) =>
      sendJson(z.object({ tlp: z.string() }), path`/api/campaigns/${campaignId}/marking`, said),
  });

const WrapperText = z.object({ text: z.string(), textHash: z.string() });

export const readWrapperMutation = () =>
  mutationOptions({
    mutationKey: ["wrapper", "read"],
    mutationFn: ({ campaignId, ...wanted }: ReadWrapper) =>
      sendJson(WrapperText, path`/api/campaigns/${campaignId}/wrappers/read`, wanted),
  });

export const releaseWrapperMutation = () =>
  mutationOptions({
    mutationKey: ["wrapper", "release"],
    mutationFn: ({ campaignId, ...said }: ReleaseWrapper) =>
      sendJson(WrapperText.pick({ text: true }), path`/api/campaigns/${campaignId}/wrappers/release`, said),
  });
