/* raveberry sources sha256:0a77fd80d716efc5 */
/* licences: licences.txt */
import"./chunk-ZLYXGBCD.js";import"./chunk-ZZQRXVTZ.js";import"./chunk-62EQQBPG.js";import"./chunk-NUYR7H7O.js";
