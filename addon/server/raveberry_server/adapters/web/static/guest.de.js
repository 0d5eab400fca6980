/* raveberry sources sha256:70ca922d1294575e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-WP7DIFNQ.js";import{a as m,b as o}from"./chunks/chunk-5EBSQCPO.js";import"./chunks/chunk-EKJX2ESZ.js";import"./chunks/chunk-35JNEHTI.js";import"./chunks/chunk-UWYZAEPK.js";import"./chunks/chunk-JNLGIXHH.js";r({...m,why:o});
