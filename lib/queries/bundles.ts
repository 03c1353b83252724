import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { BundleExportView, type ExportBundle } from "@/lib/indicators/contract";
import { readJson, request } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

/** The delivery ledger of one campaign. */
export const bundleExportsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "exports"],
    queryFn: ({ signal }) =>
      readJson(z.array(BundleExportView), path`/api/campaigns/${campaignId}/exports`, { signal }),
  });

const nameIn = (header: string | null) => header?.match(/filename="?([^";]+)"?/)?.[1] ?? "bundle.json";

/** The bundle as a file with the name that the server gives it. */
export const exportBundleMutation = () =>
  mutationOptions({
    mutationKey: ["bundle", "export"],
    mutationFn: async ({ campaignId, ...input }: ExportBundle) => {
      const response = await request(path`/api/campaigns/${campaignId}/bundle`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input),
      });
      return { name: nameIn(response.headers.get("content-disposition")), file: await response.blob() };
    },
  });
