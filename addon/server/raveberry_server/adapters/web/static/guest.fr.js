/* raveberry sources sha256:0a77fd80d716efc5 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-B3NVCYSW.js";import{a as m,b as o}from"./chunks/chunk-STBYPOEO.js";import"./chunks/chunk-ZA5TP6BI.js";import"./chunks/chunk-62EQQBPG.js";import"./chunks/chunk-I3N2LNYZ.js";import"./chunks/chunk-NUYR7H7O.js";r({...m,why:o});
