/* raveberry sources sha256:54271d4f54dec04d */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-SAKVPHHN.js";import{a as m,b as o}from"./chunks/chunk-NSKS5XYK.js";import"./chunks/chunk-SKMRIW2L.js";import"./chunks/chunk-JQ6EH6IC.js";import"./chunks/chunk-SHQME65H.js";import"./chunks/chunk-GRS4SKKL.js";r({...m,why:o});
