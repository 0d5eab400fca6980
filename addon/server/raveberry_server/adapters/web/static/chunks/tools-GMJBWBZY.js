/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
import"./chunk-P4JQNBAM.js";import"./chunk-MVZT4XUX.js";import"./chunk-BZ4FLW7U.js";import"./chunk-3CVGICZC.js";
