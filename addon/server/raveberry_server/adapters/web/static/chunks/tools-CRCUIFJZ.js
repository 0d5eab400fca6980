/* raveberry sources sha256:1dcdef36bb93dc7b */
/* licences: licences.txt */
import"./chunk-VHJBKCRY.js";import"./chunk-RVXVSRFS.js";import"./chunk-62LAO7PL.js";import"./chunk-PCQQRIDI.js";
