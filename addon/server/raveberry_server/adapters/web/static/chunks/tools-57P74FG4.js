/* raveberry sources sha256:54271d4f54dec04d */
/* licences: licences.txt */
import"./chunk-CSKPCYEQ.js";import"./chunk-3P4RBCQS.js";import"./chunk-JQ6EH6IC.js";import"./chunk-GRS4SKKL.js";
