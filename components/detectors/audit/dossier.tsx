"use client";
import { Grid, Group, Stack, Text, Title } from "@mantine/core";
import { kindsOfWork } from "@/components/accounts/sketch-words";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Share } from "@/components/data/share";
import type { BlindDossier } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import classes from "./dossier.module.css";
import { ReadWordsButton } from "./read-words-button";

interface DossierProps {
  dossier: BlindDossier;
  sampleId: string;
  position: number;
}

/** What an account did and what the provider knows of it, and nothing that detection makes of that. */
export function Dossier({ dossier, sampleId, position }: DossierProps) {
  return (
    <Stack gap="sm">
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Title order={3} mb={6}>
            What the provider knows
          </Title>
          <FactList facts={attributeFacts(dossier)} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Title order={3} mb={6}>
            Traffic
          </Title>
          <FactList facts={trafficFacts(dossier)} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Title order={3} mb={6}>
            What it asks for
          </Title>
          <FactList facts={askedFacts(dossier)} />
          <Hours hours={dossier.hours} />
        </Grid.Col>
      </Grid>
      <Group>
        <ReadWordsButton sampleId={sampleId} position={position} hasExchanges={dossier.exchanges > 0} />
      </Group>
    </Stack>
  );
}

type Facts = Parameters<typeof FactList>[0]["facts"];

function attributeFacts({ attributes }: BlindDossier): Facts {
  if (attributes === null) return [["Attributes", null]];
  return [
    ["Created", attributes.createdAt && <Moment key="at" at={attributes.createdAt} />],
    ["Tier", attributes.tier],
    ["Programme", words(attributes.program)],
    ["Verification", words(attributes.verification)],
    ["Payment type", words(attributes.paymentType)],
    ["Organisation verified", attributes.organisationVerified ? "yes" : "no"],
    ["Under a parent account", attributes.hasParent ? "yes" : "no"],
  ];
}

function trafficFacts(dossier: BlindDossier): Facts {
  const { exchanges, activeDays, inputTokens, outputTokens } = dossier;
  const each = (tokens: number) => (exchanges === 0 ? null : formatCount(tokens / exchanges));
  return [
    ["Exchanges", formatCount(exchanges)],
    ["Active days", formatCount(activeDays)],
    ["First", dossier.firstSeen && <Moment key="first" at={dossier.firstSeen} />],
    ["Last", dossier.lastSeen && <Moment key="last" at={dossier.lastSeen} />],
    ["Models", formatCount(dossier.models)],
    ["Addresses, networks", `${formatCount(dossier.addresses)}, ${formatCount(dossier.networks)}`],
    ["Clients", formatCount(dossier.clients)],
    ["Tokens in, out (each)", exchanges === 0 ? null : `${each(inputTokens)}, ${each(outputTokens)}`],
  ];
}

function askedFacts(dossier: BlindDossier): Facts {
  const { exchanges, eliciting, elicitation, capabilities, templates, withContent, sessions, withSession } = dossier;
  return [
    ["Training material", <Share key="e" part={eliciting} of={exchanges} />],
    ["By sign", elicitation.map(({ sign, exchanges: n }) => `${words(sign)} ${formatCount(n)}`).join(", ") || "none"],
    [
      kindsOfWork,
      capabilities
        .slice(0, 4)
        .map(({ capability, exchanges: n }) => `${words(capability)} ${formatCount(n)}`)
        .join(", "),
    ],
    [
      "Different questions",
      withContent === 0 ? null : `${formatCount(templates)} in ${formatCount(withContent)} exchanges`,
    ],
    ["Sessions", withSession === 0 ? null : `${formatCount(sessions)} over ${formatCount(withSession)} exchanges`],
  ];
}

/** Exchanges by hour of the day: a person sleeps. */
function Hours({ hours }: { hours: number[] }) {
  const most = Math.max(1, ...hours);
  if (hours.length === 0) return null;
  const told = hours.map((n, hour) => `${hour}: ${n}`).join(", ");
  return (
    <Stack gap={2} mt="xs">
      <Text size="xs" c="dimmed">
        By hour of the day, UTC
      </Text>
      <div role="img" aria-label={`Exchanges by hour of the day, UTC. ${told}`} className={classes.hours}>
        {hours.map((n, hour) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day do not move
            key={hour}
            title={`${String(hour).padStart(2, "0")}:00, ${formatCount(n)}`}
            style={{ height: `${Math.max(n === 0 ? 0 : 4, (100 * n) / most)}%` }}
          />
        ))}
      </div>
    </Stack>
  );
}
