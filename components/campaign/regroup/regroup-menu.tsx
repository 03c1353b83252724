"use client";
import { Button, Menu } from "@mantine/core";
import { IconArrowsJoin2, IconArrowsSplit2, IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Shortcut } from "@/components/data/shortcut";
import { actWords } from "../act-words";
import type { CampaignAct } from "../use-campaign-acts";

/** What can be done to which accounts make one campaign. What cannot be done stays, and says why. */
export function RegroupMenu({ merge, split }: { merge: CampaignAct; split: CampaignAct }) {
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
          Regroup
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Item act={merge} shortcut="m" icon={<IconArrowsJoin2 size={15} aria-hidden />}>
          {`${actWords.merge}…`}
        </Item>
        <Item act={split} shortcut="s" icon={<IconArrowsSplit2 size={15} aria-hidden />}>
          {`${actWords.split}…`}
        </Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ItemProps {
  act: CampaignAct;
  shortcut: string;
  icon: ReactNode;
  children: string;
}

const Item = ({ act, shortcut, icon, children }: ItemProps) => (
  <Menu.Item
    leftSection={icon}
    rightSection={<Shortcut of={shortcut} />}
    aria-keyshortcuts={shortcut}
    disabled={act.refusal !== null}
    title={act.refusal ?? undefined}
    onClick={act.open}
  >
    {children}
  </Menu.Item>
);
