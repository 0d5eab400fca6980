/* raveberry sources sha256:8badb85f7cac3a70 */
/* licences: licences.txt */
import"./chunk-EBCO2A4F.js";import"./chunk-HK77TEDJ.js";import"./chunk-GDJBP7UI.js";import"./chunk-UQLZRLGY.js";
