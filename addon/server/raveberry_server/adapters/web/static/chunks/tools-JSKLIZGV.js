/* raveberry sources sha256:18a072991ad1186d */
/* licences: licences.txt */
import"./chunk-EADZBN2Q.js";import"./chunk-37AIPZ2J.js";import"./chunk-APMD66GR.js";import"./chunk-YWYMEBIL.js";
