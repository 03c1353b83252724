import { mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  CollectionView,
  CreatedPartnerApiKey,
  type CreatePartnerApiKey,
  FeedTest,
  FeedView,
  PartnerApiKeyView,
  PartnerExchangeView,
  type SaveCollection,
  type SaveFeed,
  type SwitchFeed,
} from "@/lib/taxii/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

export const exchangeQuery = (partnerId: string) =>
  queryOptions({
    queryKey: [...keys.partners, partnerId],
    queryFn: ({ signal }) => readJson(PartnerExchangeView, path`/api/partners/${partnerId}/exchange`, { signal }),
  });

export const createPartnerKeyMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "key"],
    mutationFn: ({ partnerId, ...input }: CreatePartnerApiKey) =>
      sendJson(CreatedPartnerApiKey, path`/api/partners/${partnerId}/keys`, input),
  });

export const revokePartnerKeyMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "revoke"],
    mutationFn: (id: string) => sendJson(PartnerApiKeyView, path`/api/partner-keys/${id}/revoke`),
  });

export const saveCollectionMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "collection"],
    mutationFn: ({ partnerId, ...input }: SaveCollection) =>
      sendJson(CollectionView, path`/api/partners/${partnerId}/collections`, input),
  });

export const saveFeedMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "feed"],
    mutationFn: ({ partnerId, ...input }: SaveFeed) =>
      sendJson(FeedView, path`/api/partners/${partnerId}/feeds`, input),
  });

export const switchFeedMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "switch"],
    mutationFn: ({ id, to }: SwitchFeed) => sendJson(FeedView, path`/api/taxii-feeds/${id}/switch`, { to }),
  });

export const testFeedMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "test"],
    mutationFn: (id: string) => sendJson(FeedTest, path`/api/taxii-feeds/${id}/test`),
  });
