import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type AddPartner,
  AgreementView,
  HandedKey,
  PartnerView,
  type RotateKey,
  type SaveAgreement,
} from "@/lib/indicators/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

export const partnersQuery = () =>
  queryOptions({
    queryKey: keys.partners,
    queryFn: ({ signal }) => readJson(z.array(PartnerView), "/api/partners", { signal }),
  });

export const agreementsQuery = (partnerId: string) =>
  queryOptions({
    queryKey: [...keys.partners, partnerId, "agreements"],
    queryFn: ({ signal }) => readJson(z.array(AgreementView), path`/api/partners/${partnerId}/agreements`, { signal }),
  });

export const addPartnerMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "add"],
    mutationFn: (input: AddPartner) => sendJson(PartnerView, "/api/partners", input),
  });

export const saveAgreementMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "agreement"],
    mutationFn: ({ partnerId, ...terms }: SaveAgreement) =>
      sendJson(AgreementView, path`/api/partners/${partnerId}/agreements`, terms),
  });

export const rotateKeyMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "rotate-key"],
    mutationFn: ({ partnerId, ...input }: RotateKey) =>
      sendJson(PartnerView, path`/api/partners/${partnerId}/rotate-key`, input),
  });

export const withdrawKeyMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "withdraw-key"],
    mutationFn: (partnerId: string) => sendJson(PartnerView, path`/api/partners/${partnerId}/withdraw-key`),
  });

export const handOverKeyMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "hand-over-key"],
    mutationFn: (partnerId: string) => sendJson(HandedKey, path`/api/partners/${partnerId}/hand-over-key`),
  });
