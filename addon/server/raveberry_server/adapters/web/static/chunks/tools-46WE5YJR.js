/* raveberry sources sha256:b0728c47c391f96f */
/* licences: licences.txt */
import"./chunk-YNOX3PWP.js";import"./chunk-J547JOUU.js";import"./chunk-EOD7BXBA.js";import"./chunk-IHZPHVKR.js";
