import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type ChangePolicy,
  type Policy,
  PolicyView,
  RecommendationView,
  type RecommendMeasure,
} from "@/lib/decisions/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

/** What each policy recommends now. */
export const policiesQuery = () =>
  queryOptions({
    queryKey: keys.policies,
    queryFn: ({ signal }) => readJson(z.array(PolicyView), "/api/policies", { signal }),
  });

/** Every version of a policy, the newest first. */
export const policyVersionsQuery = (policy: Policy) =>
  queryOptions({
    queryKey: [...keys.policies, policy],
    queryFn: ({ signal }) => readJson(z.array(PolicyView), path`/api/policies/${policy}/versions`, { signal }),
  });

export const changePolicyMutation = () =>
  mutationOptions({
    mutationKey: [...keys.policies, "change"],
    mutationFn: (input: ChangePolicy) => sendJson(PolicyView, "/api/policies", input),
  });

/** What a policy recommends against a target. Asked by a body, since it may name 25,000 accounts; nothing is done. */
export const recommendationQuery = ({ campaignId, ...input }: RecommendMeasure) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "recommendation", input],
    queryFn: () => sendJson(RecommendationView, path`/api/campaigns/${campaignId}/measures/recommendation`, input),
    staleTime: 0,
  });
