"use client";
import { Button, Menu, Text } from "@mantine/core";
import { IconBookmarks, IconCheck, IconDeviceFloppy, IconListDetails } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { usePermission, useSession } from "@/components/session/session";
import { viewsQuery } from "@/lib/queries/views";
import type { SavedViewView } from "@/lib/review/contract";
import { addressOf, isSameQuery } from "./address";
import { ManageViews } from "./manage-views";
import { SaveViewDialog } from "./save-view-dialog";

/** The saved views of the page it stands on: open one, save what is seen, and keep them in order. */
export function ViewsMenu() {
  const page = usePathname();
  const query = useSearchParams().toString();
  const { id } = useSession();
  const maySee = usePermission("campaign.read");
  const views = useQuery({ ...viewsQuery(page), enabled: maySee });
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  if (!maySee) return null;
  const rows = views.data?.rows ?? [];
  const current = rows.find((view) => isSameQuery(view.query, query));
  const [own, others] = [rows.filter(({ owner }) => owner.id === id), rows.filter(({ owner }) => owner.id !== id)];
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={270}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmarks size={15} aria-hidden />}>
            {current === undefined ? "Views" : `View: ${current.name}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
          <Group label="Mine" views={own} current={current} />
          <Group label="Shared by others" views={others} current={current} />
          {rows.length === 0 && <Menu.Label>{views.isPending ? "…" : "No views of this page yet."}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={15} aria-hidden />} onClick={() => setDialog("save")}>
            Save what is seen now
          </Menu.Item>
          <Menu.Item
            leftSection={<IconListDetails size={15} aria-hidden />}
            disabled={rows.length === 0}
            onClick={() => setDialog("manage")}
          >
            Rename, share, delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SaveViewDialog page={page} query={query} opened={dialog === "save"} onClose={close} />
      <ManageViews views={rows} opened={dialog === "manage"} onClose={close} />
    </>
  );
}

interface GroupProps {
  label: string;
  views: SavedViewView[];
  current: SavedViewView | undefined;
}

function Group({ label, views, current }: GroupProps) {
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          component={Link}
          href={addressOf(view)}
          aria-current={view === current ? "true" : undefined}
          rightSection={view === current && <IconCheck size={14} aria-hidden />}
        >
          {view.name}
          {view.shared && label === "Mine" && (
            <Text component="span" size="xs" c="dimmed">
              {" "}
              shared
            </Text>
          )}
        </Menu.Item>
      ))}
    </>
  );
}
