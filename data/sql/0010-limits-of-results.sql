-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the laboratory printed beside a result: its limits, as it wrote them and in the unit of the
-- result, and its own mark, a code of HL7's ObservationInterpretation (H, LL, A ...).
ALTER TABLE measurement ADD COLUMN reference_low TEXT
  CHECK (reference_low IS NULL OR typeof (reference_low) = 'text');
ALTER TABLE measurement ADD COLUMN reference_high TEXT
  CHECK (reference_high IS NULL OR typeof (reference_high) = 'text');
ALTER TABLE measurement ADD COLUMN interpretation TEXT
  CHECK (interpretation IS NULL OR typeof (interpretation) = 'text');
