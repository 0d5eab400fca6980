/* raveberry sources sha256:94bbfbd2d35b895c */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-LWIJAYL3.js";import{a as m,b as o}from"./chunks/chunk-RVORJ7ZL.js";import"./chunks/chunk-QOZQLSIE.js";import"./chunks/chunk-XHWWGGNE.js";import"./chunks/chunk-3IMKJAAG.js";import"./chunks/chunk-ULSXELJB.js";r({...m,why:o});
