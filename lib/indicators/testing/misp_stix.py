"""Has CIRCL's misp-stix translate a file and prints what it made: `to-stix EVENT` a STIX 2.1 bundle, `to-misp BUNDLE` a MISP event."""
import json
import sys

from misp_stix_converter import ExternalSTIX2toMISPParser, MISPtoSTIX21Parser
from pymisp import MISPEvent
from stix2.parsing import parse

direction, file = sys.argv[1:3]
text = open(file, encoding="utf-8").read()
if direction == "to-stix":
    event = MISPEvent()
    event.load(text)
    parser = MISPtoSTIX21Parser()
    parser.parse_misp_event(event)
    made, errors = parser.bundle.serialize(), parser.errors
else:
    parser = ExternalSTIX2toMISPParser()
    parser.load_stix_bundle(parse(text, allow_custom=True, interoperability=True))
    parser.parse_stix_bundle(single_event=True)
    made, errors = parser.misp_event.to_json(), parser.errors
print(json.dumps({"made": json.loads(made), "errors": [str(error) for errors_of in errors.values() for error in errors_of]}))
