"""Judges the TAXII server by OASIS' own client: taxii2-client. Prints one JSON object of what it saw."""
import json
import sys

from taxii2client.exceptions import AccessError
from taxii2client.v21 import Server, as_pages

url, key, written, added_path = sys.argv[1:5]

server = Server(url, user="anybody", password=key)
root = server.default
collections = {collection.title: collection for collection in root.collections}
readable = collections["Indicators"]
ids, last = [], None
for page in as_pages(readable.get_objects, per_request=1000):
    ids.extend(found["id"] for found in page.get("objects", []))
manifest = [entry for page in as_pages(readable.get_manifest, per_request=1000) for entry in page.get("objects", [])]
last = manifest[-1]["date_added"]
one = readable.get_object(ids[0])
versions = readable.object_versions(ids[0])

upload = collections[written]
status = upload.add_objects({"objects": json.load(open(added_path))}, poll_interval=0.1)
status.refresh()
refused = None
try:
    readable.add_objects({"objects": []})
except AccessError:
    refused = True
upload_deleted = upload.delete_object(status.successes[0]["id"]) is None

# As a machine that polls on: what is after the last of what it has.
later = readable.get_objects(added_after=last)
print(json.dumps({
    "title": server.title, "versions": root.versions, "collections": sorted(collections),
    "fetched": len(ids), "distinct": len(set(ids)), "manifest": len(manifest),
    "one": one["objects"][0]["id"] == ids[0], "object_versions": versions.get("versions"),
    "status": status.status, "success": status.success_count, "failure": status.failure_count,
    "refused": refused, "deleted": upload_deleted, "later": later,
}))
