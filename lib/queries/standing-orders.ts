import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type ProposeStandingOrder,
  type RuleOnStandingOrder,
  StandingOrderView,
  type StopStandingOrder,
  WholeStandingOrder,
} from "@/lib/decisions/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

/** Standing orders, the newest first; of one campaign when it is named. */
export const standingOrdersQuery = (query: { campaignId?: string } = {}) =>
  queryOptions({
    queryKey: [...keys.standingOrders, query],
    queryFn: ({ signal }) => readJson(z.array(StandingOrderView), urlWith("/api/standing-orders", query), { signal }),
  });

/** One standing order with what it did to whom. */
export const standingOrderQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.standingOrders, id],
    queryFn: ({ signal }) => readJson(WholeStandingOrder, path`/api/standing-orders/${id}`, { signal }),
  });

export const proposeStandingOrderMutation = () =>
  mutationOptions({
    mutationKey: [...keys.standingOrders, "propose"],
    mutationFn: (input: ProposeStandingOrder) => sendJson(StandingOrderView, "/api/standing-orders", input),
  });

export const ruleOnStandingOrderMutation = () =>
  mutationOptions({
    mutationKey: [...keys.standingOrders, "rule"],
    mutationFn: ({ orderId, ...input }: RuleOnStandingOrder) =>
      sendJson(StandingOrderView, path`/api/standing-orders/${orderId}/ruling`, input),
  });

export const stopStandingOrderMutation = () =>
  mutationOptions({
    mutationKey: [...keys.standingOrders, "stop"],
    mutationFn: ({ orderId, ...input }: StopStandingOrder) =>
      sendJson(z.undefined(), path`/api/standing-orders/${orderId}/stop`, input),
  });
