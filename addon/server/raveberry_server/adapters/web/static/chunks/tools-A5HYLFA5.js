/* raveberry sources sha256:1197492dd20fc604 */
/* licences: licences.txt */
import"./chunk-YG5PCB3I.js";import"./chunk-U4OTJDK7.js";import"./chunk-AB6OGJB3.js";import"./chunk-FXGEDEKE.js";
