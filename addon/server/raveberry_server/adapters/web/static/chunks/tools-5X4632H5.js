/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
import"./chunk-OXWSUTZB.js";import"./chunk-NGAYK3YS.js";import"./chunk-D724KIJY.js";import"./chunk-W4UNOGRQ.js";
