"use client";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { familyNames, verdicts } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { usePermission } from "@/components/session/session";
import type { FoundValue, PaletteHits } from "@/lib/casefile/contract";
import { findValueMutation, leastSearched, paletteQuery } from "@/lib/queries/palette";
import { asProblem } from "@/lib/queries/problem";
import { words } from "@/lib/queries/words";
import type { Hit } from "./hit";

const typingPauseMs = 150;
/** A value in clear has at least so many characters. */
const leastValue = 3;

/** What the server finds of a text: campaigns, accounts, appeals, sets, shared values. */
export function useFound(text: string) {
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const router = useRouter();
  const mayRead = usePermission("campaign.read");
  const isAsked = mayRead && q.length >= leastSearched;
  const { data, error, isFetching } = useQuery({
    ...paletteQuery(q),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const clear = useClearValue(text.trim());
  const found = isAsked ? data : undefined;
  const campaigns = (found?.campaigns ?? []).map(
    ({ id, codeName, status, verdict, coreAccounts }): Hit => ({
      id: `campaign ${id}`,
      icon: "campaign",
      label: codeName,
      description: `${words(status)}, ${verdicts[verdict].label.toLowerCase()}, ${formatCount(coreAccounts)} core accounts`,
      run: () => router.push(`/campaigns/${id}`),
    }),
  );
  const accounts = (found?.accounts ?? []).map(
    ({ accountId, campaigns }): Hit => ({
      id: `account ${accountId}`,
      icon: "account",
      label: accountId,
      description: campaigns === 0 ? undefined : `in ${campaigns === 1 ? "one campaign" : `${campaigns} campaigns`}`,
      run: () => router.push(`/accounts/${encodeURIComponent(accountId)}`),
    }),
  );
  const appeals = (found?.appeals ?? []).map((one) => appealHit(one, () => router.push(`/appeals/${one.id}`)));
  const sets = (found?.sets ?? []).map(
    ({ id, name, accounts }): Hit => ({
      id: `set ${id}`,
      icon: "set",
      label: name,
      description: `${formatCount(accounts)} ${accounts === 1 ? "account" : "accounts"}`,
      run: () => router.push(`/sets/${id}`),
    }),
  );
  const values = [...(clear.values ?? []), ...(found?.values ?? [])].map((value) =>
    valueHit(value, () => router.push(`/campaigns/${value.campaignId}?tab=why`)),
  );
  const distinct = [...new Map(values.map((hit) => [hit.id, hit])).values()];
  const problem = isAsked && error !== null ? asProblem(error).message : clear.problem;
  return {
    campaigns,
    accounts,
    appeals,
    sets,
    values: distinct,
    lookUp: clear.lookUp,
    problem,
    isSearching: isAsked && isFetching,
  };
}

const appealHit = ({ id, reference, accountId, status }: PaletteHits["appeals"][number], run: () => void): Hit => ({
  ...{ id: `appeal ${id}`, icon: "appeal", label: reference, run },
  description: `${words(status)}, of ${accountId}`,
});

const valueHit = (value: FoundValue, run: () => void): Hit => ({
  id: `value ${value.campaignId} ${value.display}`,
  icon: "value",
  label: value.display,
  description: `${familyNames[value.family]}, ${words(value.kind)} of ${value.codeName}: ${formatCount(value.accountsHere)} of ${formatCount(value.accountsOverall)} holders`,
  run,
});

/** Whose a value is that somebody has in clear: asked by hand, because it goes on the record. */
function useClearValue(text: string) {
  const mayReveal = usePermission("value.reveal");
  const find = useMutation(findValueMutation());
  const isThis = find.variables?.text === text;
  const values = isThis ? find.data?.values : undefined;
  const lookUp: Hit[] =
    mayReveal && text.length >= leastValue && values === undefined
      ? [
          {
            id: "look up",
            icon: "reveal",
            label: `Look up “${text.length > 40 ? `${text.slice(0, 40)}…` : text}” as a value in clear`,
            description: "An address, a fingerprint, a mail address. It goes on the record.",
            staysOpen: true,
            run: () => find.mutate({ text }),
          },
        ]
      : [];
  const problem = !isThis
    ? undefined
    : find.error !== null
      ? asProblem(find.error).message
      : values?.length === 0
        ? "No campaign rests on that value."
        : undefined;
  return { values, lookUp, problem };
}
