import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type AddPartner, PartnerView } from "@/lib/indicators/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";

export const partnersQuery = () =>
  queryOptions({
    queryKey: keys.partners,
    queryFn: ({ signal }) => readJson(z.array(PartnerView), "/api/partners", { signal }),
  });

export const addPartnerMutation = () =>
  mutationOptions({
    mutationKey: [...keys.partners, "add"],
    mutationFn: (input: AddPartner) => sendJson(PartnerView, "/api/partners", input),
  });
