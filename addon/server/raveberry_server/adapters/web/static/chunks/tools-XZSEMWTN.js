/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
import"./chunk-RGAI2MF5.js";import"./chunk-POBHDL4Q.js";import"./chunk-DYEFY2M6.js";import"./chunk-DZXSSZHT.js";
