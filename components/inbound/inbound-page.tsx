"use client";
import { Button, Tabs } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKey, IconUpload } from "@tabler/icons-react";
import { PageHeader } from "@/components/data/page-header";
import { usePermission } from "@/components/session/session";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import { Batches } from "./batches";
import { HoldKeyDialog, holdKey } from "./hold-key-dialog";
import { Indicators } from "./indicators";
import { Precision } from "./precision";
import { ReceiveDialog, takeIn } from "./receive-dialog";
import { Requests } from "./requests/requests";
import { type InboundTab, tabLabels, tabs, useInboundParams } from "./tabs";

/** What partners sent, and what a person made of it. */
export function InboundPage() {
  const [{ tab }, set] = useInboundParams();
  const [isReceiving, receiving] = useDisclosure(false);
  const [isHolding, holding] = useDisclosure(false);
  const mayReceive = usePermission("inbound.receive");
  const mayHold = usePermission("partner.manage");
  useOfferedActions(mayReceive ? [{ label: takeIn, run: receiving.open }] : []);
  return (
    <>
      <PageHeader
        title="Inbound"
        about="What partners say to look for. Nothing counts before a person accepts it; then it is capped evidence, never a verdict."
        actions={
          <>
            {mayHold && (
              <Button variant="default" leftSection={<IconKey size={14} aria-hidden />} onClick={holding.open}>
                {holdKey}
              </Button>
            )}
            {mayReceive && (
              <Button leftSection={<IconUpload size={14} aria-hidden />} onClick={receiving.open}>
                Take in
              </Button>
            )}
          </>
        }
      />
      <Tabs value={tab} onChange={(value) => void set({ tab: value as InboundTab })} keepMounted={false}>
        <Tabs.List aria-label="Parts of the inbox" mb="sm">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {tabLabels[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="quarantine">
          <Indicators />
        </Tabs.Panel>
        <Tabs.Panel value="batches">
          <Batches />
        </Tabs.Panel>
        <Tabs.Panel value="requests">
          <Requests />
        </Tabs.Panel>
        <Tabs.Panel value="partners">
          <Precision />
        </Tabs.Panel>
      </Tabs>
      <ReceiveDialog opened={isReceiving} onClose={receiving.close} />
      <HoldKeyDialog opened={isHolding} onClose={holding.close} />
    </>
  );
}
