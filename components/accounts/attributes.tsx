"use client";
import { NativeSelect, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { FactList } from "@/components/data/fact-list";
import { Moment, useMomentText } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { AccountCasefile, AttributeVersion } from "@/lib/casefile/contract";
import { words } from "@/lib/queries/words";

type Known = NonNullable<AccountCasefile["attributes"]>;

/** What the provider knows about the account: now, since each import, and when something was decided. */
export function Attributes({ account }: { account: AccountCasefile }) {
  const [chosen, setChosen] = useState("");
  const moment = useMomentText();
  const { attributes, attributeHistory } = account;
  if (attributes === null) {
    return (
      <Section title="Attributes">
        <EmptyState title="No attributes were imported">
          Not available is never read as not shared: evidence that needs them is left out for this account.
        </EmptyState>
      </Section>
    );
  }
  const version = attributeHistory.find(({ recordedAt }) => recordedAt === chosen) ?? attributeHistory[0];
  return (
    <Section title="Attributes" about="pseudonymised where they identify">
      <Stack gap="sm">
        {attributeHistory.length > 1 && (
          <NativeSelect
            label="As known"
            size="xs"
            value={version?.recordedAt}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={choicesOf(account, moment)}
          />
        )}
        <Facts attributes={version?.attributes ?? attributes} changed={version?.changed ?? []} />
        {version !== undefined && <Change version={version} isOnly={attributeHistory.length === 1} />}
      </Stack>
    </Section>
  );
}

/** Each version by the time from which it was known, with the decisions that were taken on it. */
const choicesOf = ({ attributeHistory, decisions }: AccountCasefile, moment: (iso: string) => string) =>
  attributeHistory.map(({ recordedAt }, i) => {
    const until = attributeHistory[i - 1]?.recordedAt;
    const taken = decisions.filter(({ at }) => at >= recordedAt && (until === undefined || at < until));
    const since = until === undefined ? `now, since ${moment(recordedAt)}` : `from ${moment(recordedAt)}`;
    return {
      value: recordedAt,
      label: taken.length === 0 ? since : `${since}: ${taken.map(({ kind }) => words(kind)).join(", ")}`,
    };
  });

function Facts({ attributes, changed }: { attributes: Known; changed: string[] }) {
  const parent = attributes.parentAccountId;
  const name = (text: string, field: keyof Known) => (changed.includes(field) ? `${text} (changed)` : text);
  return (
    <FactList
      facts={[
        [name("Created", "createdAt"), attributes.createdAt && <Moment key="created" at={attributes.createdAt} />],
        [name("Tier", "tier"), attributes.tier],
        [name("Programme", "program"), words(attributes.program)],
        [name("Verification", "verificationLevel"), words(attributes.verificationLevel)],
        [name("Organisation verified", "organizationVerified"), attributes.organizationVerified ? "yes" : "no"],
        [name("Payment type", "paymentType"), words(attributes.paymentType)],
        [name("Mail domain", "emailDomain"), attributes.emailDomain],
        [name("Country", "country"), attributes.country],
        [
          name("Parent account", "parentAccountId"),
          parent && <Pseudonym key="parent" value={parent} href={`/accounts/${encodeURIComponent(parent)}`} />,
        ],
        [name("Reseller", "resellerId"), attributes.resellerId],
        [name("Content policy", "contentPolicy"), words(attributes.contentPolicy)],
      ]}
    />
  );
}

/** Fields that are compared over imports and not shown, by their names for people. */
const unseen: Record<string, string> = {
  card: "the card",
  phone: "the phone",
  mailAddress: "the mail address",
  device: "the device",
  signUpAddress: "the address of sign-up",
  organisation: "the organisation",
  referrer: "the referrer",
};

function Change({ version: { recordedAt, changed }, isOnly }: { version: AttributeVersion; isOnly: boolean }) {
  const also = changed.flatMap((field) => unseen[field] ?? []);
  return (
    <Text size="xs" c="dimmed">
      {isOnly ? "Known since " : "Imported "}
      <Moment at={recordedAt} />
      {also.length > 0 && `; also changed: ${also.join(", ")}`}
    </Text>
  );
}
