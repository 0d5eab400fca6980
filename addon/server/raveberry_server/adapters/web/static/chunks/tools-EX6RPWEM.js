/* raveberry sources sha256:150ddeec81238fe7 */
/* licences: licences.txt */
import"./chunk-4ETJAYS7.js";import"./chunk-NFAIN234.js";import"./chunk-PYYOYLO6.js";import"./chunk-XTYUKS4G.js";
