/* raveberry sources sha256:43d999af55ae4687 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-CPWELTAH.js";import{a as m,b as o}from"./chunks/chunk-K635EUPL.js";import"./chunks/chunk-HFX2Z2HF.js";import"./chunks/chunk-RQBL5FTT.js";import"./chunks/chunk-NQEF5XCA.js";import"./chunks/chunk-JBNYP7LS.js";r({...m,why:o});
