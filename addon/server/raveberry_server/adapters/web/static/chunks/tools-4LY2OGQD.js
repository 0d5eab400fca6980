/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
import"./chunk-FT5KBJTB.js";import"./chunk-WGSHCZ5W.js";import"./chunk-YQYWWLXE.js";import"./chunk-KDT53ZR4.js";
