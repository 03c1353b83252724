import { mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  AttributionList,
  type MakeOperator,
  OperatorAnswer,
  type OperatorCampaign,
  OperatorList,
  OperatorView,
  type ProposeAttribution,
  type RuleOnAttribution,
} from "@/lib/operators/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

export const operatorsQuery = () =>
  queryOptions({
    queryKey: [...keys.operators, "all"],
    queryFn: ({ signal }) => readJson(OperatorList, "/api/operators", { signal }),
  });

export const operatorOfQuery = (campaignId: string) =>
  queryOptions({
    queryKey: keys.operatorOf(campaignId),
    queryFn: ({ signal }) => readJson(OperatorAnswer, path`/api/campaigns/${campaignId}/operator`, { signal }),
  });

/** Reading it is recorded, so it is asked for by a person and not again by itself. */
export const attributionsQuery = (operatorId: string) =>
  queryOptions({
    queryKey: keys.attributions(operatorId),
    queryFn: ({ signal }) => readJson(AttributionList, path`/api/operators/${operatorId}/attributions`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const makeOperatorMutation = () =>
  mutationOptions({
    mutationKey: ["operators", "make"],
    mutationFn: (input: MakeOperator) => sendJson(OperatorView, "/api/operators", input),
  });

export const addCampaignMutation = () =>
  mutationOptions({
    mutationKey: ["operators", "add"],
    mutationFn: ({ operatorId, ...input }: OperatorCampaign) =>
      sendJson(OperatorView, path`/api/operators/${operatorId}/campaigns`, input),
  });

export const removeCampaignMutation = () =>
  mutationOptions({
    mutationKey: ["operators", "remove"],
    mutationFn: ({ operatorId, campaignId, reason }: OperatorCampaign) =>
      sendJson(OperatorView, path`/api/operators/${operatorId}/campaigns/${campaignId}/remove`, { reason }),
  });

export const proposeAttributionMutation = () =>
  mutationOptions({
    mutationKey: ["attributions", "propose"],
    mutationFn: ({ operatorId, ...input }: ProposeAttribution) =>
      sendJson(AttributionList, path`/api/operators/${operatorId}/attributions`, input),
  });

export const ruleOnAttributionMutation = () =>
  mutationOptions({
    mutationKey: ["attributions", "rule"],
    mutationFn: ({ attributionId, ...input }: RuleOnAttribution) =>
      sendJson(AttributionList, path`/api/attributions/${attributionId}/ruling`, input),
  });
